namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>Whether what runs at the node is to have a terminal.</summary>
public static class TerminalRules
{
    /// <summary>A flag of this name says that it is to have none, though the operator has one.</summary>
    public const string NoTerminal = "no-tty";

    public static bool MayHaveOne(CommandRequest request) =>
        request.Arguments.GetValueOrDefault(NoTerminal) is not ["true"];
}
