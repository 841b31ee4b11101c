package unblock.engine.model;

/** Whether the worker answered while requests were held at the gate. */
public enum Pulse {
  ANSWERED,
  MISSED,
  NOT_TAKEN
}
