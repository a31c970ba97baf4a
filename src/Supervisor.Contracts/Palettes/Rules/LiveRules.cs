namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>Which answers come bit by bit, and are to be shown so.</summary>
public static class LiveRules
{
    /// <summary>
    /// A flag of this name makes a view of a table: it comes again with each change, each time closed by a
    /// <c>picture</c>, until the client goes.
    /// </summary>
    public const string Watch = "watch";

    public static bool IsView(
        CommandDescription command,
        IReadOnlyDictionary<string, IReadOnlyList<string>> arguments
    ) =>
        command.Arguments.Any(argument => argument.Name is Watch && !argument.TakesValue())
        && arguments.GetValueOrDefault(Watch) is ["true"];

    /// <summary>Each part of the answer is worth being sent and shown at once.</summary>
    public static bool IsLive(
        CommandDescription command,
        IReadOnlyDictionary<string, IReadOnlyList<string>> arguments
    ) => command.Result is ResultKinds.Stream or ResultKinds.Progress || IsView(command, arguments);

    /// <summary>It has no end of its own: who has seen enough ends it.</summary>
    public static bool EndsByInterrupt(
        CommandDescription command,
        IReadOnlyDictionary<string, IReadOnlyList<string>> arguments
    ) => command.Result is ResultKinds.Stream || IsView(command, arguments);
}
