namespace Supervisor.Actors.Cells;

internal static class ActorName
{
    internal static void Check(string name)
    {
        if (name.Length == 0 || name[0] == '$' || name.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"'{name}' cannot name an actor: a name is not empty, has no '/', and does not begin with '$'.",
                nameof(name)
            );
        }
    }
}
