@NullMarked
package dev.forseti.training.backtest;

import org.jspecify.annotations.NullMarked;
