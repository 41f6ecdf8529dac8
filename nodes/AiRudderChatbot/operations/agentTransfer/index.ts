export { report } from './report';
export { reportHuawei } from './reportHuawei';
