/** Networks: layers, losses, optimizers and the loop that trains them. */
module dev.cajal.nn {
  requires transitive dev.cajal.core;

  exports dev.cajal.nn.algebra;
  exports dev.cajal.nn.backprop;
  exports dev.cajal.nn.cluster;
  exports dev.cajal.nn.data;
  exports dev.cajal.nn.data.generate;
  exports dev.cajal.nn.descent;
  exports dev.cajal.nn.init;
  exports dev.cajal.nn.layer;
  exports dev.cajal.nn.linear;
  exports dev.cajal.nn.loss;
  exports dev.cajal.nn.metric;
  exports dev.cajal.nn.neuron;
  exports dev.cajal.nn.optimizer;
  exports dev.cajal.nn.parameter;
  exports dev.cajal.nn.registry;
  exports dev.cajal.nn.schedule;
  exports dev.cajal.nn.search;
  exports dev.cajal.nn.train;
}
