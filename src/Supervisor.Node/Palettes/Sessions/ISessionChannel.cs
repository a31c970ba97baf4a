using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>Between the caller of a session and the node. One may read while others write.</summary>
internal interface ISessionChannel
{
    /// <returns>Null: the caller has gone.</returns>
    ValueTask<SessionMessage?> ReadAsync(CancellationToken stop);

    /// <exception cref="IOException">The caller has gone.</exception>
    ValueTask WriteAsync(SessionPart part, ReadOnlyMemory<byte> bytes, CancellationToken stop);
}

internal readonly record struct SessionMessage(SessionPart Part, ReadOnlyMemory<byte> Bytes);
