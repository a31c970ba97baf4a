namespace Supervisor.Guard.Looping;

/// <summary>A descriptor that the loop waits for, to be taken back with <see cref="EventLoop.Unwatch"/>.</summary>
internal readonly record struct Watched(int Descriptor, long Token);
