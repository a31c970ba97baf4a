namespace Supervisor.Actors;

/// <summary>An actor watched another and did not say what to do when it stops; that is a fault of the watcher.</summary>
public sealed class UnhandledTerminationException(string path)
    : Exception($"{path} stopped, and the actor that watched it does not override OnTerminated.");
