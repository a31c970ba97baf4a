using Supervisor.Actors;
using Supervisor.Actors.Systems;

namespace Supervisor.Supervision.Probing.Observing;

/// <summary>The one observer of a node, which all its probes speak to.</summary>
public static class ProbeObserver
{
    public static ActorRef<ObserverMessage> Start(ActorSystem system, ObserverLimits limits) =>
        system.SpawnService(Props.Of(() => new ObserverActor(limits)), "observer");
}
