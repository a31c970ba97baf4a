namespace Supervisor.Build.CommandLine;

/// <summary>What a target was given, already held against its syntax.</summary>
internal sealed record Arguments(string? Name, IReadOnlyDictionary<string, string> Options, IReadOnlyList<string> Rest)
{
    /// <summary>Whether there was a <c>--</c>, even if nothing follows it.</summary>
    public bool HasRest { get; init; }

    public string? this[string option] => Options.GetValueOrDefault(option);

    public bool Has(string option) => Options.ContainsKey(option);
}
