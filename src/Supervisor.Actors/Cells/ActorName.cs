namespace Supervisor.Actors.Cells;

/// <summary>What an actor is called among its siblings: the name it was given, or a number.</summary>
internal readonly struct ActorName
{
    private readonly string? _given;
    private readonly long _number;

    private ActorName(string? given, long number) => (_given, _number) = (given, number);

    internal static ActorName Root { get; } = new("", 0);

    internal bool IsGiven => _given is not null;

    internal static ActorName Given(string name)
    {
        if (name.Length == 0 || name[0] == '$' || name.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"'{name}' cannot name an actor: a name is not empty, has no '/', and does not begin with '$'.",
                nameof(name)
            );
        }

        return new ActorName(name, 0);
    }

    internal static ActorName Numbered(long number) => new(null, number);

    public override string ToString() => _given ?? $"${_number}";
}
