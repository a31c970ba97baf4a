using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Audit;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>Sessions in the audit trail: who began what, and how it ended, also of one that its caller left.</summary>
internal sealed class SessionAudit(IAuditTrail audit)
{
    /// <param name="what">The command, with what may be said of its arguments.</param>
    public async IAsyncEnumerable<Frame> FollowAsync(
        string what,
        Caller caller,
        IAsyncEnumerable<Frame> session,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        audit.Take(AuditEntry.SessionBegun(what, caller));
        int? exit = null;
        try
        {
            await foreach (var frame in session.WithCancellation(stop))
            {
                exit = ExitAfter(frame, exit);
                yield return frame;
            }

            exit ??= ExitCodes.Ok;
        }
        finally
        {
            audit.Take(AuditEntry.SessionEnded(what, caller, exit));
        }
    }

    private static int? ExitAfter(Frame frame, int? exit) =>
        frame switch
        {
            EndFrame end => end.Exit,
            ErrorFrame error => Math.Max(exit ?? ExitCodes.Ok, ExitCodes.Of(error.Error.Code)),
            _ => exit,
        };
}
