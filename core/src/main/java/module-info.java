/**
 * The engine: tensors, gradients, and the compiler that turns a graph into JVM bytecode.
 *
 * <p>Requiring the incubating Vector API here switches vector kernels on for everybody who puts
 * this module on the module path; on the class path the flag {@code --add-modules
 * jdk.incubator.vector} does the same.
 */
module dev.cajal.core {
  requires jdk.incubator.vector;

  exports dev.cajal;
  exports dev.cajal.graph;
  exports dev.cajal.kernel;
  exports dev.cajal.op;
  exports dev.cajal.shape;
}
