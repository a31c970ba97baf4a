namespace Supervisor.Actors;

public static class Props
{
    public static Props<TMessage> Of<TMessage>(Func<Actor<TMessage>> create) => new(create);
}
