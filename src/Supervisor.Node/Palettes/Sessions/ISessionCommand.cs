using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>
/// A command that speaks with its caller in both directions, over a connection of its own. All else holds as for any command;
/// what it yields are its last words, the exit code among them.
/// </summary>
internal interface ISessionCommand : IPaletteCommand
{
    /// <summary>What of the arguments stands in the audit trail; what may be secret does not.</summary>
    string Summary(CommandArguments arguments);

    /// <summary>
    /// The caller has gone when the channel has nothing more to read: then what was begun for him is ended. The token is
    /// cancelled when the node stops.
    /// </summary>
    IAsyncEnumerable<Frame> RunAsync(SessionCall call, CancellationToken stop);
}
