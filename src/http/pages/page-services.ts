// What pages are made with: what the routes are served with, and where the files of public/ are.
import type { Services } from '../services.ts';
import type { PublicFiles } from './public-files.ts';

export interface PageServices extends Pick<Services, 'desk' | 'baseUrl' | 'embedPartners' | 'refresh'> {
  readonly asset: PublicFiles['addressOf'];
}
