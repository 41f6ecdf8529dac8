export { confirm } from './confirm';
export { authenticityCredential, authenticityForm } from './form';
export { refusalOf, type Refusal } from './refusal';
export { signatureForm, signatureRefusalOf } from './signatureRefusal';
