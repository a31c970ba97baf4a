using Supervisor.Cli.Connection;
using Supervisor.Cli.Line;
using Supervisor.Cli.Local;
using Supervisor.Cli.Output;
using Supervisor.Cli.Sessions;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Contracts.Text;

namespace Supervisor.Cli;

/// <summary>Runs one line: finds the command, here or at the node, asks, and shows the answer.</summary>
internal sealed class Session(Connector connector, Screen screen, Interrupts interrupts, LocalPalettes local)
{
    /// <summary>Whether standard input is for what runs; not where commands come from there.</summary>
    public bool TakesInput { get; init; } = true;

    /// <returns>The exit code.</returns>
    public int Run(GlobalOptions options)
    {
        var words = OwnCommands.Complete(options, local);
        return words is [var palette, var command, ..] && local.Find(palette, command) is { } own
            ? RunLocal(options, $"{palette} {command}", own, [.. words.Skip(2)])
            : RunAtNode(options, words);
    }

    public int Fail(GlobalOptions options, OperatorError error)
    {
        var renderer = Renderers.For(screen, options.Output, isView: false, isLive: false);
        renderer.Show(new ErrorFrame(error));
        renderer.Finish();
        return ExitCodes.Of(error.Code);
    }

    /// <summary>The node's palettes united with this program's, or those alone and why.</summary>
    public KnownPalettes Known(GlobalOptions options)
    {
        var connected = connector.Connect(options);
        if (!connected.IsOk)
        {
            return new KnownPalettes("", local.Descriptions, connected.Error);
        }

        using var node = connected.Value;
        return Known(node);
    }

    public IReadOnlyList<string> Names(GlobalOptions options, string kind)
    {
        var connected = connector.Connect(options);
        if (!connected.IsOk)
        {
            return [];
        }

        using var node = connected.Value;
        return node.Names(kind);
    }

    private KnownPalettes Known(NodeClient node)
    {
        var catalog = node.Catalog();
        return catalog.IsOk
            ? new KnownPalettes(
                catalog.Value.Node,
                CatalogRules.Merge(local.Descriptions, catalog.Value.Palettes),
                Problem: null
            )
            : new KnownPalettes("", local.Descriptions, catalog.Error);
    }

    private int RunLocal(GlobalOptions options, string name, ILocalCommand command, IReadOnlyList<string> words)
    {
        var description = command.Description;
        var values = ArgumentLine.Parse(name, description.Arguments, words);
        if (!values.IsOk)
        {
            return Fail(options, values.Error);
        }

        var arguments = ArgumentRules.Check(name, description.Arguments, values.Value);
        if (!arguments.IsOk)
        {
            return Fail(options, arguments.Error);
        }

        if (options.DryRun && !description.Changes)
        {
            return Fail(options, UsageErrors.NoDryRun(name));
        }

        if (OutputForms.Fault(name, options.Output, command.Forms) is { } fault)
        {
            return Fail(options, fault);
        }

        using var stop = new CancellationTokenSource();
        using var running = interrupts.Begin(stop.Cancel);
        var call = new LocalCall(arguments.Value, options.Output, () => Known(options), stop.Token)
        {
            Connect = () => connector.Connect(options),
            ConnectToCluster = connector.ConnectToCluster,
            TokenFile = options.TokenFile,
            DryRun = options.DryRun,
        };
        return new Exchange(name, LiveRules.EndsByInterrupt(description, values.Value), isChange: false, "").Show(
            command.Run(call),
            Renderers.For(screen, options.Output, description, values.Value),
            running
        );
    }

    private int RunAtNode(GlobalOptions options, IReadOnlyList<string> given)
    {
        var connected = connector.Connect(options);
        if (!connected.IsOk)
        {
            return Fail(options, Misspelt(given) ?? connected.Error);
        }

        using var node = connected.Value;
        var known = Known(node);
        if (known.Problem is not null)
        {
            return Fail(options, known.Problem);
        }

        var words = CatalogRules.WithDefault(known.Palettes, given);
        var command = Find(known.Palettes, words);
        if (!command.IsOk)
        {
            return Fail(options, command.Error);
        }

        var name = $"{words[0]} {words[1]}";
        if (OutputForms.Fault(name, options.Output, []) is { } fault)
        {
            return Fail(options, fault);
        }

        var request = RequestLine.Parse(options, name, command.Value, [.. words.Skip(2)]);
        return request.IsOk ? Run(options, node, words, command.Value, request.Value) : Fail(options, request.Error);
    }

    /// <summary>
    /// What is wrong with a line that no node could be asked about: it is for a palette of this program, and names no
    /// command, or almost one of those that are here.
    /// </summary>
    private OperatorError? Misspelt(IReadOnlyList<string> words)
    {
        var own = local.Descriptions.FirstOrDefault(palette =>
            string.Equals(palette.Name, words[0], StringComparison.Ordinal)
        );
        var isNear =
            words is [_, var command, ..]
            && own is not null
            && Suggestion.For(command, own.Commands.Select(candidate => candidate.Name)) is not null;
        return own is not null && (words.Count == 1 || isNear) ? Find([own], words).Error : null;
    }

    private static Outcome<CommandDescription> Find(
        IReadOnlyList<PaletteDescription> palettes,
        IReadOnlyList<string> words
    )
    {
        if (words is [var palette, var command, ..])
        {
            return CatalogRules.Find(palettes, palette, command);
        }

        var found = palettes.FirstOrDefault(candidate =>
            string.Equals(candidate.Name, words[0], StringComparison.Ordinal)
        );
        return found is null
            ? UsageErrors.UnknownPalette(words[0], palettes.Select(candidate => candidate.Name))
            : UsageErrors.MissingCommand(words[0], found.Commands.Select(candidate => candidate.Name));
    }

    private int Run(
        GlobalOptions options,
        NodeClient node,
        IReadOnlyList<string> words,
        CommandDescription command,
        CommandRequest request
    ) =>
        command.Result switch
        {
            ResultKinds.Terminal => new Attachment(node, screen, interrupts) { TakesInput = TakesInput }.Run(
                options,
                words,
                command,
                request
            ),
            ResultKinds.Archive => new FileCopying(node, screen, interrupts).Run(options, words, command, request),
            _ => Ask(options, node, words, command, request),
        };

    private int Ask(
        GlobalOptions options,
        NodeClient node,
        IReadOnlyList<string> words,
        CommandDescription command,
        CommandRequest request
    )
    {
        var again = options.LineFor([.. words, "--id", request.Id ?? ""]);
        var isChange = command.Changes && !request.DryRun;
        using var running = interrupts.Begin(node.Dispose);
        return new Exchange(
            $"{words[0]} {words[1]}",
            LiveRules.EndsByInterrupt(command, request.Arguments),
            isChange,
            again
        ).Show(
            node.Run(words[0], words[1], request),
            Renderers.For(screen, options.Output, command, request.Arguments),
            running
        );
    }
}
