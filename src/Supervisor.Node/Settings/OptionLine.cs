using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;

namespace Supervisor.Node.Settings;

/// <summary>The daemon's command line, taken apart but not yet understood.</summary>
internal sealed record OptionLine(IReadOnlyDictionary<Setting, SettingValue> Values, bool Help, bool Version)
{
    public static Outcome<OptionLine> Parse(IReadOnlyList<string> args)
    {
        var values = new Dictionary<Setting, SettingValue>();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    return new OptionLine(values, Help: true, Version: false);
                case "--version":
                    return new OptionLine(values, Help: false, Version: true);
            }

            if (Take(args, ref i, values) is { } error)
            {
                return error;
            }
        }

        return new OptionLine(values, Help: false, Version: false);
    }

    private static OperatorError? Take(IReadOnlyList<string> args, ref int i, Dictionary<Setting, SettingValue> values)
    {
        var (option, value) = Split(args[i]);
        var setting = Setting.All.FirstOrDefault(known =>
            string.Equals(known.Option, option, StringComparison.Ordinal)
        );
        if (setting is null)
        {
            return Unknown(option);
        }

        if (value is null && ++i == args.Count)
        {
            return StartErrors.Usage($"{option} needs a value: {option} {setting.Placeholder}.");
        }

        if (setting.IsList)
        {
            TakeList(setting, value, args, ref i, values);
            return null;
        }

        return values.TryAdd(setting, new SettingValue(value ?? args[i], option))
            ? null
            : StartErrors.Usage($"{option} is given twice.");
    }

    private static void TakeList(
        Setting setting,
        string? value,
        IReadOnlyList<string> args,
        ref int i,
        Dictionary<Setting, SettingValue> values
    )
    {
        var words = values.TryGetValue(setting, out var before) ? [before.Text] : new List<string>();
        words.Add(value ?? args[i]);
        while (i + 1 < args.Count && !args[i + 1].StartsWith('-'))
        {
            words.Add(args[++i]);
        }

        values[setting] = new SettingValue(string.Join(setting.Separator, words), setting.Option);
    }

    private static (string Option, string? Value) Split(string word)
    {
        var equals = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }

    private static OperatorError Unknown(string option)
    {
        var near = Suggestion.For(option, [.. Setting.All.Select(setting => setting.Option), "--help", "--version"]);
        var remedy = near is null ? "'supervisor --help' lists the options." : $"Did you mean '{near}'?";
        return StartErrors.Usage($"There is no option '{option}'.", remedy);
    }
}
