namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>
/// Holds given values against a command's description, in one place for every command and for node and client alike.
/// </summary>
public static class ArgumentRules
{
    /// <param name="command">The command as an operator calls it, palette and name.</param>
    /// <param name="described">The arguments that it takes.</param>
    /// <param name="given">The values by argument.</param>
    public static Outcome<CommandArguments> Check(
        string command,
        IReadOnlyList<ArgumentDescription> described,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given
    )
    {
        if (FirstUnknown(command, described, given) is { } unknown)
        {
            return unknown;
        }

        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var argument in described)
        {
            var found = given.GetValueOrDefault(argument.Name, []);
            if (CheckCount(command, argument, found) is { } wrongCount)
            {
                return wrongCount;
            }

            if (FirstBad(command, argument, found) is { } bad)
            {
                return bad;
            }

            values[argument.Name] = found.Count == 0 && argument.Default is { } preset ? [preset] : found;
        }

        return new CommandArguments(values);
    }

    private static OperatorError? FirstUnknown(
        string command,
        IReadOnlyList<ArgumentDescription> described,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given
    )
    {
        var known = described.Select(argument => argument.Name).ToList();
        var stranger = given.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal));
        return stranger is null ? null : UsageErrors.UnknownArgument(command, stranger, known);
    }

    private static OperatorError? CheckCount(string command, ArgumentDescription argument, IReadOnlyList<string>? found)
    {
        return found switch
        {
            null => UsageErrors.MissingValue(command, argument),
            { Count: 0 } when argument.Required => UsageErrors.MissingArgument(command, argument),
            { Count: > 1 } when !argument.Repeatable => UsageErrors.TooManyValues(
                command,
                $"'{found[1]}' for {ArgumentText.Spelled(argument)}"
            ),
            _ => null,
        };
    }

    private static OperatorError? FirstBad(string command, ArgumentDescription argument, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            if (ValueRules.Fault(argument, value) is { } why)
            {
                return UsageErrors.BadValue(command, argument, value ?? "", why);
            }
        }

        return null;
    }
}
