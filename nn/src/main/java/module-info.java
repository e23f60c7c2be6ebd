/** Networks: layers, losses, optimizers and the loop that trains them. */
module dev.cajal.nn {
  requires transitive dev.cajal.core;

  exports dev.cajal.nn.data;
}
