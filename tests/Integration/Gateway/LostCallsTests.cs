using System.Reflection;
using GridOrleans.Gateway;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization.Invocation;
using Orleans.Storage;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class LostCallsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_call_whose_silo_died_is_repeated_until_another_one_answers()
    {
        var call = new Call(new TimeoutException("hung"), new SiloUnavailableException("dead"), null);

        await Through(call);

        Assert.Equal(3, call.Times);
    }

    [Fact]
    public async Task A_call_to_a_grain_that_was_taken_over_is_repeated_where_it_lives_now()
    {
        var call = new Call(new JournalUnavailableException("taken over", new InconsistentStateException()), null);

        await Through(call);

        Assert.Equal(2, call.Times);
    }

    [Fact]
    public async Task A_call_that_no_silo_answers_is_given_up_before_its_caller_gives_up()
    {
        var began = _time.GetTimestamp();
        var call = new Call([.. Enumerable.Repeat(new TimeoutException("hung"), 1_000)]);

        await Assert.ThrowsAsync<TimeoutException>(() => Through(call));

        Assert.InRange(_time.GetElapsedTime(began), LostCalls.Within - LostCalls.Pause, LostCalls.Within);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_a_silo_did_answer_is_not_repeated(Exception answer)
    {
        var call = new Call(answer);

        Assert.Same(answer, await Assert.ThrowsAnyAsync<Exception>(() => Through(call)));

        Assert.Equal(1, call.Times);
    }

    public static TheoryData<Exception> Answers =>
        [new JournalUnavailableException("full"), new ArgumentException("no")];

    private async Task Through(Call call)
    {
        var run = new LostCalls(_time).Invoke(call);
        while (!run.IsCompleted)
        {
            _time.Advance(LostCalls.Pause);
            await Task.Yield();
        }

        await run;
    }

    /// <summary>A call with the faults that its attempts meet; null for an answer.</summary>
    private sealed class Call(params Exception?[] attempts) : IOutgoingGrainCallContext
    {
        public int Times { get; private set; }

        public IInvokable Request => throw new NotSupportedException();

        public object Grain => throw new NotSupportedException();

        public MethodInfo InterfaceMethod => throw new NotSupportedException();

        public object? Result { get; set; }

        public Response? Response { get; set; }

        public GrainId? SourceId => null;

        public GrainId TargetId => default;

        public GrainInterfaceType InterfaceType => default;

        public string InterfaceName => "";

        public string MethodName => "";

        public IGrainContext? SourceContext => null;

        public Task Invoke() => attempts[Times++] is { } fault ? Task.FromException(fault) : Task.CompletedTask;
    }
}
