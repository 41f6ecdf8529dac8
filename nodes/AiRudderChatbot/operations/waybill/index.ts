export { getTracking } from './getTracking';
