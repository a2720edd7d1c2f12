/** Lets a parameter decorator document the header it reads: Nest takes header documentation on methods only. */
export function documentedHeader(header: MethodDecorator): ParameterDecorator {
  return (prototype, method) => {
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, method);
    if (descriptor !== undefined) header(prototype, method, descriptor);
  };
}
