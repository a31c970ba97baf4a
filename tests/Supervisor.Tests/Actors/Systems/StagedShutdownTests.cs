using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Systems;

public sealed class StagedShutdownTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PuppetKit _kit = new();
    private readonly ActorRef<Order> _service;

    public StagedShutdownTests()
    {
        _service = _kit.Actors.System.SpawnService(Props.Of(() => new Puppet("service", _kit.Diary)), "service");
        _kit.Run();
        _kit.Diary.Clear();
    }

    private ActorSystem System => _kit.Actors.System;

    [Fact]
    public void FirstStage_StopsAllButTheServices()
    {
        var a = _kit.Top("a");
        _kit.Child(a, "child");
        _kit.Top("b");

        var stopping = System.StopAllButServicesAsync(Second);
        _kit.Run();

        stopping.Ended().IsComplete.ShouldBeTrue();
        _kit.Diary.Entries.ShouldBe(["child#1 stops", "a#1 stops", "b#1 stops"], ignoreOrder: true);
        PuppetKit.Say(_service, "still here").ShouldBe(TellResult.Accepted);
    }

    [Fact]
    public void WhatAnActorTellsAServiceAtItsEnd_IsHandled()
    {
        _kit.Top("a", () => new Puppet("a", _kit.Diary) { OnStop = _ => PuppetKit.Say(_service, "last words") });

        var stopping = System.StopAllButServicesAsync(Second);
        _kit.Run();
        stopping.Ended();
        _ = System.ShutdownAsync(Second);
        _kit.Run();

        _kit.Diary.ShouldRead("a#1 stops", "service#1 last words", "service#1 stops");
    }

    [Fact]
    public void FirstStage_AtItsDeadline_NamesWhoIsStillRunning()
    {
        _kit.Top("a");
        var busy = _kit.Child(_kit.Top("b"), "busy");
        _kit.Actors.Hold(busy.Path);

        var stopping = System.StopAllButServicesAsync(Second);
        _kit.Advance(Second);

        stopping.Ended().StillRunning.ShouldBe(["/b/busy"]);
    }

    [Fact]
    public void FirstStage_WithNothingToStop_IsCompleteAtOnce() =>
        System.StopAllButServicesAsync(Second).Ended().IsComplete.ShouldBeTrue();

    [Fact]
    public void Shutdown_StopsServicesToo()
    {
        var shutdown = System.ShutdownAsync(Second);
        _kit.Run();

        shutdown.Ended().IsComplete.ShouldBeTrue();
        _kit.Diary.ShouldRead("service#1 stops");
    }
}
