// An association's colour as a thin edge beside what is its own. It decorates: the name always stands there too. Drawn
// as an image, since the pages' policy allows no style in an element.
import type { Association } from '../../calendar/association.ts';
import { edgeColour } from './association-colour.ts';

export function Edge({ of }: { of: Association | undefined }) {
  return (
    <span class="edge">
      <svg aria-hidden="true" width="100%" height="100%">
        <rect width="100%" height="100%" fill={of ? edgeColour(of) : 'currentColor'} />
      </svg>
    </span>
  );
}
