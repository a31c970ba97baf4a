using System.Globalization;
using Supervisor.Contracts.Text;

namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>What makes a text a value of its kind. A new kind is a line in the table and a method.</summary>
internal static class ValueRules
{
    private const int MaxLength = 64 * 1024;

    /// <summary>Why the value is not allowed, as a sentence; null when it is.</summary>
    public static string? Fault(ArgumentDescription argument, string? value)
    {
        if (value is null || value.Length > MaxLength || value.Contains('\0', StringComparison.Ordinal))
        {
            return "A value is a text of at most 64 KiB without zero characters.";
        }

        return argument.Kind switch
        {
            ArgumentKinds.Number => Number(argument, value),
            ArgumentKinds.Choice => Choice(argument, value),
            ArgumentKinds.Flag => value is "true" or "false" ? null : "A flag is there or not, and has no value.",
            ArgumentKinds.Duration => Duration(value),
            ArgumentKinds.Agent or ArgumentKinds.Group or ArgumentKinds.Node => Name(value),
            ArgumentKinds.File => value.Length > 0 ? null : "The name of a file is empty.",
            _ => null,
        };
    }

    private static string? Number(ArgumentDescription argument, string value)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return "It must be a whole number.";
        }

        var tooSmall = number < argument.Minimum;
        var tooLarge = number > argument.Maximum;
        return (tooSmall, tooLarge) switch
        {
            (true, _) => $"The least that it may be is {argument.Minimum}.",
            (_, true) => $"The most that it may be is {argument.Maximum}.",
            _ => null,
        };
    }

    private static string? Choice(ArgumentDescription argument, string value)
    {
        var choices = argument.Choices ?? [];
        if (choices.Contains(value, StringComparer.Ordinal))
        {
            return null;
        }

        var all = $"It must be one of {string.Join(", ", choices)}.";
        return Suggestion.For(value, choices) is { } near ? $"Did you mean '{near}'? {all}" : all;
    }

    private static string? Duration(string value) =>
        DurationText.TryParse(value, out _) ? null : "It must be a length of time such as 500ms, 30s or 1h30m.";

    /// <summary>Names are checked in full by who knows the fleet; here only that they can be one.</summary>
    private static string? Name(string value) =>
        value.Length is > 0 and <= 512 && value.All(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter))
            ? null
            : "A name has no white space and is not empty.";
}
