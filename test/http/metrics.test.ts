import { describe, expect, test } from 'vitest';
import { Metrics } from '../../src/http/metrics.ts';

describe('figures in Prometheus’ text format', () => {
  test('count requests by method and status, and how long they took by route', () => {
    const metrics = new Metrics([
      { name: 'activities', help: 'Activities in memory.', type: 'gauge', read: () => [[{}, 105]] },
      { name: 'backup_timestamp_seconds', help: 'The last backup.', type: 'gauge', read: () => [] },
      {
        name: 'job_runs_total',
        help: 'Jobs.',
        type: 'counter',
        read: () => [
          [{ job: 'backup', outcome: 'done' }, 2],
          [{ job: 'a"b\\c\nd', outcome: 'failed' }, 1],
        ],
      },
    ]);
    for (const ms of [1, 2, 70_000]) metrics.note({ method: 'GET', status: 200, ms, route: '/' });
    metrics.note({ method: 'PROPFIND"} 1\nevil', status: 404, ms: 30, route: 'none' });
    expect(metrics.text()).toBe(`# HELP faelleskalender_requests_total Requests that were answered.
# TYPE faelleskalender_requests_total counter
faelleskalender_requests_total{method="GET",status="200"} 3
faelleskalender_requests_total{method="other",status="404"} 1
# HELP faelleskalender_request_seconds How long answers took, by route.
# TYPE faelleskalender_request_seconds histogram
faelleskalender_request_seconds_bucket{route="/",le="0.001"} 1
faelleskalender_request_seconds_bucket{route="/",le="0.005"} 2
faelleskalender_request_seconds_bucket{route="/",le="0.025"} 2
faelleskalender_request_seconds_bucket{route="/",le="0.1"} 2
faelleskalender_request_seconds_bucket{route="/",le="0.5"} 2
faelleskalender_request_seconds_bucket{route="/",le="1"} 2
faelleskalender_request_seconds_bucket{route="/",le="5"} 2
faelleskalender_request_seconds_bucket{route="/",le="30"} 2
faelleskalender_request_seconds_bucket{route="/",le="+Inf"} 3
faelleskalender_request_seconds_sum{route="/"} 70.003
faelleskalender_request_seconds_count{route="/"} 3
faelleskalender_request_seconds_bucket{route="none",le="0.001"} 0
faelleskalender_request_seconds_bucket{route="none",le="0.005"} 0
faelleskalender_request_seconds_bucket{route="none",le="0.025"} 0
faelleskalender_request_seconds_bucket{route="none",le="0.1"} 1
faelleskalender_request_seconds_bucket{route="none",le="0.5"} 1
faelleskalender_request_seconds_bucket{route="none",le="1"} 1
faelleskalender_request_seconds_bucket{route="none",le="5"} 1
faelleskalender_request_seconds_bucket{route="none",le="30"} 1
faelleskalender_request_seconds_bucket{route="none",le="+Inf"} 1
faelleskalender_request_seconds_sum{route="none"} 0.03
faelleskalender_request_seconds_count{route="none"} 1
# HELP faelleskalender_activities Activities in memory.
# TYPE faelleskalender_activities gauge
faelleskalender_activities 105
# HELP faelleskalender_job_runs_total Jobs.
# TYPE faelleskalender_job_runs_total counter
faelleskalender_job_runs_total{job="backup",outcome="done"} 2
faelleskalender_job_runs_total{job="a\\"b\\\\c\\nd",outcome="failed"} 1
`);
  });
});
