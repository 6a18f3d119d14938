import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { activityForm, loadedActivityForm } from '../../../src/actions/forms/activity-form.ts';
import { activityView } from '../../../src/actions/forms/activity-view.ts';
import { associationForm, associationView } from '../../../src/actions/forms/association-form.ts';
import { occurrenceView } from '../../../src/actions/forms/occurrence-view.ts';
import { venueForm, venueView } from '../../../src/actions/forms/venue-form.ts';

const named: Readonly<Record<string, z.ZodObject>> = {
  ActivityForm: activityForm,
  LoadedActivityForm: loadedActivityForm,
  Activity: activityView,
  AssociationForm: associationForm,
  Association: associationView,
  VenueForm: venueForm,
  Venue: venueView,
  Occurrence: occurrenceView,
};

/** The components of an API whose one call answers with everything there is. */
function described(): Record<string, { properties: Record<string, unknown>; required: string[] }> {
  const app = new OpenAPIHono();
  const everything = Object.entries(named).map(([name, schema]) => [name, schema.clone().openapi(name)]);
  const content = { 'application/json': { schema: z.object(Object.fromEntries(everything)) } };
  const responses = { 200: { description: 'Everything', content } };
  app.openAPIRegistry.registerPath(createRoute({ method: 'get', path: '/everything', responses }));
  const document = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Forms', version: '1' } });
  return JSON.parse(JSON.stringify(document.components?.schemas));
}

describe('the API’s description', () => {
  const components = described();

  it.each(Object.entries(named))('of %s has each of its fields', (name, schema) => {
    expect(Object.keys(components[name]?.properties ?? {})).toEqual(Object.keys(schema.shape));
  });

  it.each([
    ['ActivityForm', ['association', 'title', 'schedule']],
    ['LoadedActivityForm', ['association', 'title', 'schedule']],
    ['AssociationForm', ['name']],
    ['VenueForm', ['name']],
    ['Activity', Object.keys(activityView.shape)],
    ['Occurrence', Object.keys(occurrenceView.shape)],
  ])('of %s says which fields must be there', (name, required) => {
    expect(components[name]?.required).toEqual(required);
  });

  it('says what may stand in a field', () => {
    expect(components['ActivityForm']).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: {
        association: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 },
        coHosts: { type: ['array', 'null'], maxItems: 20 },
        title: {
          anyOf: [
            { type: 'string', maxLength: 1000 },
            { type: 'object', maxProperties: 50, additionalProperties: { maxLength: 1000 } },
          ],
        },
        link: { type: ['string', 'null'], maxLength: 2000, example: 'https://sprogcafeen.example/' },
        status: { enum: ['confirmed', 'tentative', 'cancelled', null] },
        schedule: {
          type: 'object',
          properties: {
            start: { type: 'string', example: '2026-12-01T19:00' },
            excluded: { maxItems: 730, items: { type: 'string' } },
            changed: { maxProperties: 730 },
          },
        },
      },
    });
    expect(components['VenueForm']?.properties['latitude']).toMatchObject({ minimum: -90, maximum: 90 });
  });

  it('explains every field that people fill in', () => {
    for (const name of ['ActivityForm', 'AssociationForm', 'VenueForm']) {
      for (const field of Object.values(components[name]?.properties ?? {})) {
        expect(field).toHaveProperty('description');
      }
    }
  });
});
