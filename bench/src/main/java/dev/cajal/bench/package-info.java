/**
 * Benchmarks on JMH. After {@code mvn -pl bench -am package -DskipTests}, run them with {@code java
 * -cp 'bench/target/classes:bench/target/lib/*' org.openjdk.jmh.Main MatMul -p threads=1}.
 */
package dev.cajal.bench;
