import { describe, expect, test } from 'vitest';
import { Metrics } from '../../src/http/metrics.ts';

describe('figures in Prometheus’ text format', () => {
  test('count requests by method and status, and how long they took', () => {
    const metrics = new Metrics([
      { name: 'activities', help: 'Activities in memory.', read: () => 105 },
      { name: 'backup_timestamp_seconds', help: 'When the last backup was made.', read: () => null },
    ]);
    for (const ms of [1, 2, 70_000]) metrics.note({ method: 'GET', status: 200, ms });
    metrics.note({ method: 'PROPFIND"} 1\nevil', status: 404, ms: 30 });
    expect(metrics.text()).toBe(`# HELP faelleskalender_requests_total Requests that were answered.
# TYPE faelleskalender_requests_total counter
faelleskalender_requests_total{method="GET",status="200"} 3
faelleskalender_requests_total{method="other",status="404"} 1
# HELP faelleskalender_request_seconds How long answers took.
# TYPE faelleskalender_request_seconds histogram
faelleskalender_request_seconds_bucket{le="0.001"} 1
faelleskalender_request_seconds_bucket{le="0.005"} 2
faelleskalender_request_seconds_bucket{le="0.025"} 2
faelleskalender_request_seconds_bucket{le="0.1"} 3
faelleskalender_request_seconds_bucket{le="0.5"} 3
faelleskalender_request_seconds_bucket{le="1"} 3
faelleskalender_request_seconds_bucket{le="5"} 3
faelleskalender_request_seconds_bucket{le="30"} 3
faelleskalender_request_seconds_bucket{le="+Inf"} 4
faelleskalender_request_seconds_sum 70.033
faelleskalender_request_seconds_count 4
# HELP faelleskalender_activities Activities in memory.
# TYPE faelleskalender_activities gauge
faelleskalender_activities 105
`);
  });
});
