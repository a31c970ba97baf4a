using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.Tests.Journal.Writer;

/// <summary>
/// Whatever the store does (late, failing, in doubt, full, away), every append gets one answer and each answer is true of
/// what is stored.
/// </summary>
public sealed class WriterTruthProperties
{
    private const int Streams = 4;

    [Fact]
    public void Answers_WhateverTheStoreDoes_AreTrue() =>
        Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), seed => new Run(seed).Play(steps: 80))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private sealed class Run(ulong seed)
    {
        private readonly SeededChance _chance = new(seed);
        private readonly WriterFixture _writer = new(settings => settings with { EventsPerGroup = 3 });
        private readonly List<(string Cause, Task<AppendOutcome> Answer)> _appends = [];
        private readonly long[] _believed = new long[Streams];

        public void Play(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                Step();
            }

            _writer.Store.Holds = false;
            _writer.Store.ThrowNext = null;
            while (_writer.Store.HeldCalls > 0)
            {
                _writer.Answer();
            }

            _writer.Advance(60);
            Check();
        }

        private void Step()
        {
            switch (_chance.Next(8))
            {
                case 0:
                    _writer.Store.Holds = !_writer.Store.Holds;
                    break;
                case 1 when _writer.Store.HeldCalls > 0:
                    _writer.Answer();
                    break;
                case 2:
                    Script();
                    break;
                case 3:
                    _writer.Advance(_chance.Next() * 3);
                    break;
                default:
                    Append();
                    break;
            }
        }

        private void Script()
        {
            switch (_chance.Next(4))
            {
                case 0:
                    _writer.Store.AnswerNextCommit(CommitOutcome.Failed("full"), writes: false);
                    break;
                case 1:
                    _writer.Store.AnswerNextCommit(CommitOutcome.Unknown("in doubt"), writes: _chance.Next(2) == 0);
                    break;
                case 2:
                    _writer.Store.AnswerNextOpen(OpenOutcome.Unavailable("away"));
                    break;
                default:
                    _writer.Store.ThrowNext = new InvalidOperationException("a bug");
                    break;
            }
        }

        private void Append()
        {
            var stream = _chance.Next(Streams);
            var count = 1 + _chance.Next(2);
            var request = Events.Append($"s/{stream}", _believed[stream], count);
            var cause = $"append-{_appends.Count}";
            var named = request with
            {
                Events = [.. request.Events.Select(happened => happened with { Cause = cause })],
            };
            var answer = _writer.Journal.AppendAsync(named);
            _writer.Kit.Run();
            _appends.Add((cause, answer));
            _believed[stream] = Believe(stream, count, answer);
        }

        // Sometimes right, sometimes stale: a caller learns from conflicts and guesses otherwise.
        private long Believe(int stream, int count, Task<AppendOutcome> answer) =>
            answer.IsCompleted && answer.Result.Version > 0 ? answer.Result.Version
            : _chance.Next(2) == 0 ? _believed[stream] + count
            : _believed[stream];

        private void Check()
        {
            var stored = Enumerable.Range(0, Streams).SelectMany(Stored).ToLookup(held => held.Event.Cause);
            foreach (var (cause, answer) in _appends)
            {
                answer.IsCompleted.ShouldBeTrue($"{cause} has no answer");
                var isStored = stored[cause].Any();
                var status = answer.Result.Status;
                (status == AppendStatus.Unknown || isStored == (status == AppendStatus.Appended)).ShouldBeTrue(
                    $"{cause} was answered {status} and is {(isStored ? "stored" : "not stored")}"
                );
            }
        }

        private IReadOnlyList<StoredEvent> Stored(int stream)
        {
            var read = _writer.Read($"s/{stream}").Result;
            read.Status.ShouldBe(ReadStatus.Read, read.Reason);
            read.Events.Select(held => (int)held.Version).ShouldBe(Enumerable.Range(1, read.Events.Count));
            return read.Events;
        }
    }
}
