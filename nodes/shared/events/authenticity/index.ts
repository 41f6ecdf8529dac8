export { confirm } from './confirm';
export { authenticityForm } from './form';
export { refusalOf } from './refusal';
export { signatureForm, signatureRefusalOf } from './signatureRefusal';
