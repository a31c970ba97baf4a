namespace Supervisor.Node.Readiness.Redis;

/// <summary>What a key of an agent's says. Of two that are equally late the one further down counts.</summary>
internal enum KeyKind
{
    Ready,
    NotReady,
    Shutdown,
    Health,
}
