// The first script, and a small one: it asks for everything the address needs at once, so that nothing waits for the
// discovery of something else, and the judge begins in its own thread before the page itself has arrived.
import { fetchEarly } from './early';
import { preferredLanguage } from './preferences';

void fetchEarly(location.hash, preferredLanguage);
void import('./main');
