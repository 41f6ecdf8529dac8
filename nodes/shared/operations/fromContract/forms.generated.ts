// Generated from contract/airudder.openapi.yaml by "npm run endpoints". Do not edit.
import type { EndpointId } from '../../api/endpoints.generated';
import type { RequestForm } from './requestForm';

/** What the requests of the operations take whose forms are built from the contract. */
export const forms: Readonly<Partial<Record<EndpointId, RequestForm>>> = {};
