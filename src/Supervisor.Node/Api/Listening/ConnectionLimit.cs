using Microsoft.AspNetCore.Connections;

namespace Supervisor.Node.Api.Listening;

/// <summary>
/// Only so many connections of one listener are served at a time; who comes on top gets one answer and is closed at once.
/// Each listener has its own limit, so that a flood of one leaves the other open.
/// </summary>
/// <param name="listener">As an operator would name it.</param>
internal sealed class ConnectionLimit(string listener, int most, TimeProvider clock, ILogger logger)
{
    private readonly byte[] _refusal = BusyAnswer.Create(listener, most);
    private readonly SeldomNote _note = new(clock, TimeSpan.FromMinutes(1));
    private int _open;

    public async Task PassAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            if (Interlocked.Increment(ref _open) <= most)
            {
                await next(connection);
            }
            else
            {
                await RefuseAsync(connection);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task RefuseAsync(ConnectionContext connection)
    {
        if (_note.IsDue(out var since))
        {
            logger.ConnectionsRefused(listener, most, since);
        }

        // It fits the empty buffers of a new connection, so a peer that does not read holds nothing up.
        await connection.Transport.Output.WriteAsync(_refusal, connection.ConnectionClosed);
    }
}

internal static partial class ConnectionLimitLog
{
    [LoggerMessage(
        120,
        LogLevel.Warning,
        "Connections over {Listener} are refused: {Most} are open, the most that are served; {Since} were refused since this was last said"
    )]
    public static partial void ConnectionsRefused(this ILogger logger, string listener, int most, int since);
}
