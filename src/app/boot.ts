// Runs before the rest of the page, whose script it shares: what the address needs is on its way while the page is read, and
// the judge begins in its own thread.
import { fetchEarly } from './early';
import { preferredLanguage } from './preferences';

void fetchEarly(location.hash, preferredLanguage);
