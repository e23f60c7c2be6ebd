package dev.cajal.nn.train;

import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.Regularizer;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.Adjustments;
import dev.cajal.nn.optimizer.Averaging;
import dev.cajal.nn.optimizer.Clipping;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Projection;
import dev.cajal.nn.optimizer.WeightDecay;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.schedule.Constant;
import dev.cajal.nn.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The loop around {@link TrainingStep}: epochs, batches in shuffled order, validation, early
 * stopping, checkpoints, events.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(network, new CrossEntropy())
 *     .optimizer(new Adam(0.001)).epochs(20).batchSize(32).metrics(new Accuracy()).build();
 * History history = trainer.fit(training, validation);
 * }</pre>
 *
 * <p>The order of samples is a pure function of the network's seed and the epoch, and the random
 * numbers of layers are one of the seed and the step, so a training that is interrupted after any
 * epoch and resumed, in a new process too, ends with the same bits as one that was not.
 *
 * <p>When the thread is interrupted (its flag stays set) or the {@link StopSignal} given, training
 * stops after the current batch: {@link #fit} returns a history with {@link Ending#INTERRUPTED},
 * the network keeps the parameters of the last step, and the newest checkpoint is that of the last
 * finished epoch that was saved; {@link #resume} goes on from there.
 */
public final class Trainer {
  final Objective objective;
  final Parameters parameters;
  final List<OptimizerGroup> optimizers;
  final int epochs;
  final int batchSize;
  final int evaluationBatchSize;
  final boolean shuffle;
  final List<Metric> metrics;
  final List<Regularizer> regularizers;
  final Adjustments adjustments;
  final Optional<EarlyStopping> earlyStopping;
  final Optional<CheckpointStore> store;
  final int checkpointEvery;
  final List<TrainingListener> listeners;
  final StopSignal stop;

  private Trainer(Builder builder) {
    this.objective = builder.objective;
    this.parameters = builder.parameters;
    this.optimizers =
        builder.groups.isEmpty()
            ? List.of(OptimizerGroup.of(builder.optimizer).with(builder.schedule))
            : List.copyOf(builder.groups);
    this.epochs = builder.epochs;
    this.batchSize = builder.batchSize;
    this.evaluationBatchSize = builder.evaluationBatchSize;
    this.shuffle = builder.shuffle;
    this.metrics = List.copyOf(builder.metrics);
    this.regularizers = List.copyOf(builder.regularizers);
    this.adjustments = builder.adjustments;
    this.earlyStopping = builder.earlyStopping;
    this.store = builder.store;
    this.checkpointEvery = builder.checkpointEvery;
    this.listeners = List.copyOf(builder.listeners);
    this.stop = builder.stop;
  }

  /** The settings that most trainings differ in. */
  @Override
  public String toString() {
    String learning =
        optimizers.stream()
            .map(group -> group.optimizer().toString())
            .collect(Collectors.joining(", "));
    return "trainer of %,d parameters: %s, epochs %d, batch size %d"
        .formatted(parameters.count(), learning, epochs, batchSize);
  }

  /** Settings of a trainer that makes a network's loss against {@link Samples#TARGET} small. */
  public static Builder of(Network network, Loss loss) {
    return of(network.parameters(), Objective.of(network, loss));
  }

  /** Settings of a trainer for any objective. */
  public static Builder of(Parameters parameters, Objective objective) {
    return new Builder(parameters, objective);
  }

  /**
   * Trains on samples, beginning with the parameters as they are and new optimizers.
   *
   * @throws dev.cajal.graph.NonFiniteException if the loss becomes infinite or not a number
   * @throws IllegalArgumentException if samples and settings do not fit
   */
  public History fit(SampleSource training) {
    return new TrainingLoop(this, training, Optional.empty()).run(Optional.empty());
  }

  /** Trains as {@link #fit(SampleSource)} and evaluates on validation samples after every epoch. */
  public History fit(SampleSource training, SampleSource validation) {
    return new TrainingLoop(this, training, Optional.of(validation)).run(Optional.empty());
  }

  /**
   * Goes on from the store's latest checkpoint to the total number of epochs, with the same
   * samples.
   *
   * @throws IllegalStateException if there is no store or nothing in it
   * @throws IllegalArgumentException if the checkpoint is of another training
   */
  public History resume(SampleSource training) {
    return new TrainingLoop(this, training, Optional.empty()).run(Optional.of(latest()));
  }

  /** Goes on as {@link #resume(SampleSource)} with validation samples. */
  public History resume(SampleSource training, SampleSource validation) {
    return new TrainingLoop(this, training, Optional.of(validation)).run(Optional.of(latest()));
  }

  /**
   * How the loss goes while the learning rate of all optimizers grows, instead of the schedules'
   * rate; the network is left as it is.
   *
   * @throws IllegalArgumentException if samples and settings do not fit
   */
  public RateCurve findRate(Samples training, RateFinder finder) {
    return RateSearch.run(this, training, finder);
  }

  /** What the network is worth on samples with its current parameters. */
  public Evaluation evaluate(Samples samples) {
    return new Evaluator(objective, parameters, metrics, samples, evaluationBatchSize).evaluate();
  }

  private Checkpoint latest() {
    return store
        .flatMap(CheckpointStore::latest)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "resume: a store with a checkpoint is needed; found "
                        + (store.isEmpty() ? "no store" : "an empty store")));
  }

  /** The settings of a {@link Trainer}, all with defaults. */
  public static final class Builder {
    private final Objective objective;
    private final Parameters parameters;
    private Optimizer optimizer = new Adam(0.001);
    private Schedule schedule = new Constant();
    private final List<OptimizerGroup> groups = new ArrayList<>();
    private int epochs = 10;
    private int batchSize = 32;
    private int evaluationBatchSize = 256;
    private boolean shuffle = true;
    private List<Metric> metrics = List.of();
    private final List<Regularizer> regularizers = new ArrayList<>();
    private Adjustments adjustments = Adjustments.none();
    private Optional<EarlyStopping> earlyStopping = Optional.empty();
    private Optional<CheckpointStore> store = Optional.empty();
    private int checkpointEvery = 1;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private StopSignal stop = new StopSignal();

    private Builder(Parameters parameters, Objective objective) {
      this.parameters = Objects.requireNonNull(parameters, "parameters");
      this.objective = Objects.requireNonNull(objective, "objective");
    }

    /** The optimizer of all parameters, Adam with rate 0.001 unless set. */
    public Builder optimizer(Optimizer value) {
      optimizer = Objects.requireNonNull(value, "optimizer");
      return this;
    }

    /** The schedule of that optimizer's learning rate, constant unless set. */
    public Builder schedule(Schedule value) {
      schedule = Objects.requireNonNull(value, "schedule");
      return this;
    }

    /** One of several optimizers with its parameters, instead of {@link #optimizer}. */
    public Builder optimizer(OptimizerGroup group) {
      groups.add(Objects.requireNonNull(group, "group"));
      return this;
    }

    /** The total number of epochs, also when resumed, at least 0; 10 unless set. */
    public Builder epochs(int value) {
      epochs = require("epochs", value, 0);
      return this;
    }

    /** The number of samples in a batch, at least 1; 32 unless set. */
    public Builder batchSize(int value) {
      batchSize = require("batchSize", value, 1);
      return this;
    }

    /** The number of samples evaluated at once, at least 1; 256 unless set. */
    public Builder evaluationBatchSize(int value) {
      evaluationBatchSize = require("evaluationBatchSize", value, 1);
      return this;
    }

    /** Whether each epoch has its own order of samples, true unless set. */
    public Builder shuffle(boolean value) {
      shuffle = value;
      return this;
    }

    /** What is measured besides the loss. */
    public Builder metrics(Metric... values) {
      metrics = List.of(values);
      return this;
    }

    /** Adds a penalty to the loss. */
    public Builder regularizer(Regularizer value) {
      regularizers.add(Objects.requireNonNull(value, "regularizer"));
      return this;
    }

    /** Adds a bound on gradients: after those added before, before the optimizers. */
    public Builder clipping(Clipping value) {
      adjustments = adjustments.with(value);
      return this;
    }

    /** Adds decay that does not pass through the optimizer. */
    public Builder weightDecay(WeightDecay value) {
      adjustments = adjustments.with(value);
      return this;
    }

    /** Adds a constraint that holds after each step, such as {@link Projection#maxNorm}. */
    public Builder projection(Projection value) {
      adjustments = adjustments.with(value);
      return this;
    }

    /** Evaluates, and keeps in the end, averages of the parameters instead of the last ones. */
    public Builder averaging(Averaging value) {
      adjustments = adjustments.with(value);
      return this;
    }

    /** Ends the training when validation no longer becomes better; off unless set. */
    public Builder earlyStopping(EarlyStopping value) {
      earlyStopping = Optional.of(value);
      return this;
    }

    /** Where checkpoints go: one before the first epoch and one after each; none unless set. */
    public Builder checkpoints(CheckpointStore value) {
      store = Optional.of(value);
      return this;
    }

    /** Saves a checkpoint only after every so many epochs, and after the last. */
    public Builder checkpointEvery(int value) {
      checkpointEvery = require("checkpointEvery", value, 1);
      return this;
    }

    /** Adds a listener. */
    public Builder listener(TrainingListener value) {
      listeners.add(Objects.requireNonNull(value, "listener"));
      return this;
    }

    /** What stops the training when given. */
    public Builder stop(StopSignal value) {
      stop = Objects.requireNonNull(value, "stop");
      return this;
    }

    /** The trainer with these settings. */
    public Trainer build() {
      return new Trainer(this);
    }

    private static int require(String setting, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(
            "trainer: %s must be at least %d; found %d".formatted(setting, least, value));
      }
      return value;
    }
  }
}
