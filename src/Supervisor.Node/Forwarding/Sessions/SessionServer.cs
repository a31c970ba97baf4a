using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Audit;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>Runs sessions here that other nodes ask for, by the rules that hold for every operator's.</summary>
internal sealed class SessionServer(PassedCalls calls, CommandRunner runner, IAuditTrail audit, TimeProvider clock)
{
    public async Task ServeAsync(DialledSession dialled, CancellationToken stop)
    {
        await using var channel = new PassedChannel(dialled.Stream, clock);
        using var ends = stop.Register(channel.Abort);
        try
        {
            await (
                dialled.Peer.IsOk
                    ? ServeAsync(channel, dialled.Peer.Value)
                    : RefuseAsync(channel, dialled.Peer.Error, dialled.Remote)
            );
            await channel.FinishAsync(stop);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Nobody is there to be told.
            return;
        }
    }

    private async Task ServeAsync(PassedChannel channel, NodeId from)
    {
        var begun = await BeginAsync(channel);
        var command = begun.IsOk ? FindSession(begun.Value) : begun.Error;
        if (!command.IsOk)
        {
            await channel.RefuseAsync(command.Error, channel.Gone);
            return;
        }

        var (caller, role, start) = (begun.Value!.Caller, begun.Value.Role, begun.Value.Start);
        var call = calls.Check(command.Value, start.Request, from, caller, role);
        await runner.RunSessionAsync(command.Value, call, start, channel, channel.Gone);
    }

    private Outcome<RegisteredCommand> FindSession(PassedSession wanted)
    {
        var command = calls.Find(wanted.Palette, wanted.Command);
        return command is { IsOk: true, Value.Handler: not ISessionCommand }
            ? SessionErrors.NoSession(command.Value.FullName)
            : command;
    }

    private async Task<Outcome<PassedSession>> BeginAsync(PassedChannel channel)
    {
        using var patience = new CancellationTokenSource(SessionsProtocol.TimeToBegin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, channel.Gone);
        var first = await channel.ReadAsync(either.Token);
        if (first is not { Part: SessionPart.Start, Bytes: var bytes })
        {
            return SessionErrors.NotBegun("The first part does not say what is asked for.");
        }

        var read = SessionReading.Read(bytes.Span, PassedSessionJson.Default.PassedSession);
        return read is { IsOk: false } or { Value: { Palette: not null, Command: not null, Start.Request: not null } }
            ? read
            : SessionErrors.NotBegun("The first part does not say which command is asked for.");
    }

    private async Task RefuseAsync(PassedChannel channel, OperatorError reason, string remote)
    {
        audit.Take(AuditEntry.Refused("", remote, "a session of another node", reason));
        await channel.RefuseAsync(reason, channel.Gone);
    }
}
