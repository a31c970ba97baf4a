namespace Supervisor.Node.Native;

/// <param name="IsCut">It was longer than the buffer.</param>
/// <param name="UserId">Who sent it; null when the kernel does not say.</param>
/// <param name="Descriptors">Open ones of this process, that came with it.</param>
internal readonly record struct Datagram(int Length, bool IsCut, uint? UserId, IReadOnlyList<int> Descriptors);
