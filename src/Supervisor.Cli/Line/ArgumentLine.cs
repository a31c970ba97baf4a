using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Line;

/// <summary>
/// Sorts a command's words by its description: switches (<c>-d 3</c>, <c>--depth 3</c>, <c>--depth=3</c>) and places.
/// What the values may be is left to the node, which may know more than this program.
/// </summary>
internal sealed class ArgumentLine
{
    private readonly string _command;
    private readonly IReadOnlyList<ArgumentDescription> _described;
    private readonly Queue<ArgumentDescription> _places;
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    private ArgumentLine(string command, IReadOnlyList<ArgumentDescription> described)
    {
        (_command, _described) = (command, described);
        _places = new(described.Where(argument => !argument.IsSwitch()).OrderBy(argument => argument.Position));
    }

    public static Outcome<Dictionary<string, IReadOnlyList<string>>> Parse(
        string command,
        IReadOnlyList<ArgumentDescription> described,
        IReadOnlyList<string> words
    )
    {
        var line = new ArgumentLine(command, described);
        return line.Take(words) is { } error ? error : line._values;
    }

    private OperatorError? Take(IReadOnlyList<string> words)
    {
        var areSwitches = true;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (areSwitches && word is "--")
            {
                areSwitches = false;
                continue;
            }

            // A dash alone is a value: by custom, standard input.
            var isSwitch = areSwitches && word.Length > 1 && word[0] == '-';
            var error = isSwitch ? TakeSwitch(words, ref i) : TakePlace(word);
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    private OperatorError? TakeSwitch(IReadOnlyList<string> words, ref int i)
    {
        var (name, joined) = Split(words[i]);
        if (Find(name) is not { } argument)
        {
            var unknown = UsageErrors.UnknownArgument(
                _command,
                name,
                _described.Where(ArgumentText.IsSwitch).Select(Spelled)
            );
            return _places.TryPeek(out var place) && place is { Repeatable: true, Kind: ArgumentKinds.Text }
                ? unknown with
                {
                    Remedy = $"Put -- before what is not for {_command} itself. {unknown.Remedy}",
                }
                : unknown;
        }

        if (!argument.TakesValue())
        {
            Add(argument, joined ?? "true");
            return null;
        }

        if (joined is null && i + 1 == words.Count)
        {
            return UsageErrors.MissingValue(_command, argument);
        }

        Add(argument, joined ?? words[++i]);
        return null;
    }

    private OperatorError? TakePlace(string word)
    {
        if (!_places.TryPeek(out var argument))
        {
            return UsageErrors.TooManyValues(_command, $"'{word}'");
        }

        if (!argument.Repeatable)
        {
            _places.Dequeue();
        }

        Add(argument, word);
        return null;
    }

    private static (string Name, string? Joined) Split(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }

    private ArgumentDescription? Find(string given) =>
        _described.FirstOrDefault(argument =>
            argument.IsSwitch() && (Same(given, Spelled(argument)) || Same(given, "-" + argument.Letter))
        );

    private static string Spelled(ArgumentDescription argument) => ArgumentText.Spelled(argument);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private void Add(ArgumentDescription argument, string value) =>
        _values[argument.Name] = [.. _values.GetValueOrDefault(argument.Name, []), value];
}
