using Supervisor.Cli.Connection;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Local;

/// <summary>
/// A command that needs no daemon. It is described and answers as a node's commands do; its arguments were held against
/// the description before <see cref="Run"/>.
/// </summary>
internal interface ILocalCommand
{
    CommandDescription Description { get; }

    /// <summary>Forms of output that it has beside text and JSON, by the names that stand behind <c>-o</c>.</summary>
    IReadOnlyList<string> Forms => [];

    IEnumerable<Frame> Run(LocalCall call);
}

/// <param name="Form">What stood behind <c>-o</c>: matters to a command with <see cref="ILocalCommand.Forms"/>.</param>
/// <param name="Known">
/// The palettes of this program and of the node that the line is for: asked for only by a command that needs them, since
/// that means a connection.
/// </param>
/// <param name="Stop">Cancelled by Ctrl+C: what is answered after that is shown to nobody.</param>
internal sealed record LocalCall(
    CommandArguments Arguments,
    string? Form,
    Func<KnownPalettes> Known,
    CancellationToken Stop = default
)
{
    private static readonly OperatorError Nobody = new(ErrorCodes.Unreachable, "Nobody is asked here.", "", "");

    /// <summary>A connection to the node that the line is for.</summary>
    public Func<Outcome<NodeClient>> Connect { get; init; } = static () => Nobody;

    /// <summary>A connection to a node of the cluster in which the user is logged in, whatever runs on this machine.</summary>
    public Func<Outcome<NodeClient>> ConnectToCluster { get; init; } = static () => Nobody;

    /// <summary>What stood behind <c>--token-file</c>.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Only a command that changes things is called with it.</summary>
    public bool DryRun { get; init; }
}

/// <param name="Node">The node's name; empty when it is not known.</param>
/// <param name="Problem">Why those of the node are missing; null when they are there.</param>
internal sealed record KnownPalettes(string Node, IReadOnlyList<PaletteDescription> Palettes, OperatorError? Problem);
