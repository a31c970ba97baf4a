namespace Supervisor.Supervision.EventSourcing;

/// <summary>The stream holds what its actor neither read nor wrote: the actor must be made again from it.</summary>
public sealed class StreamDivergedException(string stream, long version)
    : Exception($"The stream {stream} holds other events after version {version} than were written there.");
