namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>Arguments as an operator types and reads them.</summary>
public static class ArgumentText
{
    public static bool IsSwitch(this ArgumentDescription argument) => argument.Position is null;

    public static bool TakesValue(this ArgumentDescription argument) =>
        !string.Equals(argument.Kind, ArgumentKinds.Flag, StringComparison.Ordinal);

    /// <summary>How it is called in a sentence: <c>--depth</c>, or <c>NAME</c> for one given by its place.</summary>
    public static string Spelled(ArgumentDescription argument) =>
        argument.IsSwitch() ? "--" + argument.Name : Placeholder(argument);

    /// <summary>How it stands in a line of usage: <c>[-d|--depth NUMBER]</c>, <c>NAME...</c>.</summary>
    public static string Usage(ArgumentDescription argument)
    {
        var text = argument.IsSwitch() ? SwitchUsage(argument) : Placeholder(argument);
        text += argument.Repeatable ? "..." : "";
        return argument.Required ? text : $"[{text}]";
    }

    public static string SwitchUsage(ArgumentDescription argument)
    {
        var forms = argument.Letter is { } letter ? $"-{letter}|--{argument.Name}" : "--" + argument.Name;
        return argument.TakesValue() ? $"{forms} {argument.Kind.ToUpperInvariant()}" : forms;
    }

    private static string Placeholder(ArgumentDescription argument) => argument.Name.ToUpperInvariant();
}
