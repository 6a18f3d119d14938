// Dotted paths of fields as JSON pointers.

/** `schedule.rule` as `#/schedule/rule`: a JSON pointer as a URI fragment (RFC 6901 §6). */
export function pointerTo(field: string): string {
  const steps = field.split('.').map((step) => encodeURI(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  return `#/${steps.join('/').replaceAll('#', '%23')}`;
}
