using Supervisor.Contracts.Text;

namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>What node and client say alike when a line cannot be understood.</summary>
public static class UsageErrors
{
    public static OperatorError UnknownPalette(string palette, IEnumerable<string> known) =>
        new(
            ErrorCodes.UnknownPalette,
            $"There is no palette '{palette}'.",
            Why(palette, known, "palettes"),
            "'pbm help' lists the palettes."
        );

    public static OperatorError UnknownCommand(string palette, string command, IEnumerable<string> known) =>
        new(
            ErrorCodes.UnknownCommand,
            $"The palette '{palette}' has no command '{command}'.",
            Why(command, known, "commands"),
            $"'pbm help {palette}' lists its commands."
        );

    public static OperatorError MissingCommand(string palette, IEnumerable<string> known) =>
        new(
            ErrorCodes.UnknownCommand,
            $"'{palette}' is a palette, and needs a command.",
            Why("", known, "commands"),
            $"'pbm help {palette}' explains them."
        );

    public static OperatorError NoDryRun(string command) =>
        new(ErrorCodes.NoDryRun, $"'{command}' has no dry run.", "It changes nothing anyway.", "Leave --dry-run away.");

    public static OperatorError UnknownArgument(string command, string given, IEnumerable<string> known) =>
        new(
            ErrorCodes.UnknownArgument,
            $"'{command}' does not take '{given}'.",
            Why(given, known, "arguments"),
            HelpFor(command)
        );

    public static OperatorError TooManyValues(string command, string what) =>
        new(ErrorCodes.TooManyValues, $"{what} is one value too many for '{command}'.", NoWhy, HelpFor(command));

    public static OperatorError MissingArgument(string command, ArgumentDescription argument) =>
        new(
            ErrorCodes.MissingArgument,
            $"'{command}' needs {ArgumentText.Spelled(argument)}: {argument.Summary}",
            NoWhy,
            HelpFor(command)
        );

    public static OperatorError MissingValue(string command, ArgumentDescription argument) =>
        new(
            ErrorCodes.MissingValue,
            $"{ArgumentText.Spelled(argument)} of '{command}' needs a value.",
            NoWhy,
            HelpFor(command)
        );

    public static OperatorError BadValue(string command, ArgumentDescription argument, string value, string why) =>
        new(
            ErrorCodes.BadValue,
            $"'{value}' is no value for {ArgumentText.Spelled(argument)} of '{command}'.",
            why,
            HelpFor(command)
        );

    private const string NoWhy = "";

    private static string HelpFor(string command) => $"'pbm help {command}' shows its arguments.";

    private static string Why(string given, IEnumerable<string> known, string what)
    {
        var all = known.ToList();
        if (Suggestion.For(given, all) is { } near)
        {
            return $"Did you mean '{near}'?";
        }

        return all.Count == 0 ? $"There are no {what}." : $"The {what} are {string.Join(", ", all)}.";
    }
}
