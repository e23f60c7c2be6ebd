/**
 * Data on its way into a network: typed columns, splits, preprocessing fitted on the training part,
 * and data sets of samples with targets.
 *
 * <p>A {@link dev.cajal.nn.data.DataSource} is data as it was read. {@link
 * dev.cajal.nn.data.Preparation} splits it, fits a {@link dev.cajal.nn.data.Preprocessing} on the
 * training part and yields a {@link dev.cajal.nn.data.Dataset} per part. The preprocessing travels
 * with the model and turns new rows into the same features.
 */
package dev.cajal.nn.data;
