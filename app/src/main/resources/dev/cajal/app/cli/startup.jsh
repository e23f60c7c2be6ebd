import dev.cajal.*
import dev.cajal.shape.*
import dev.cajal.nn.data.*
import dev.cajal.nn.init.*
import dev.cajal.nn.layer.*
import dev.cajal.nn.loss.*
import dev.cajal.nn.metric.*
import dev.cajal.nn.optimizer.*
import dev.cajal.nn.parameter.*
import dev.cajal.nn.schedule.*
import dev.cajal.nn.train.*
import dev.cajal.io.csv.*
import dev.cajal.io.dataset.*
import dev.cajal.io.model.*
import static dev.cajal.Compiler.*
import static dev.cajal.nn.init.Initializers.*
import static dev.cajal.nn.loss.Losses.*
System.out.println("""
Everything of Cajal is imported. Try:

  Tensor.of(1, 2, 3).times(2)
  Variable x = Variable.of("x", Tensor.of(3.0))
  Gradient.of(x.square().sum(), x).of(x).evaluate()
  Network.of(Sequential.parse("dense(8) tanh dense(1)"), Shape.of(2), 1)

/exit leaves, Tab completes, /help tells more.""")
