// Measurements of the page in Chromium for `npm run bench`: first visit, first interactive frame, scrolling, idling.

import { benchPage } from '../../web/build/bench-page.mjs';

console.log(JSON.stringify(await benchPage()));
